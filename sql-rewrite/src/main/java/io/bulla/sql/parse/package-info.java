/** Masked text to syntax tree: Calcite's nodes for queries and expressions, our own for changes. */
@NullMarked
package io.bulla.sql.parse;

import org.jspecify.annotations.NullMarked;
