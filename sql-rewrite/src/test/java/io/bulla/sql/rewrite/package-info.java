@NullMarked
package io.bulla.sql.rewrite;

import org.jspecify.annotations.NullMarked;
