/** Rules that turn a resolved statement into edits of its text, a parameter plan and outputs. */
@NullMarked
package io.bulla.sql.rewrite;

import org.jspecify.annotations.NullMarked;
