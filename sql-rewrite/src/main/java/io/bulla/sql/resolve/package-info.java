/** Which base column every name of a statement means, or that it cannot be told. */
@NullMarked
package io.bulla.sql.resolve;

import org.jspecify.annotations.NullMarked;
