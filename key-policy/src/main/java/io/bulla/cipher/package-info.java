/**
 * The cell format, its keys and the canonical bytes of values. Layout: {@code docs/cell-format.md}.
 */
@NullMarked
package io.bulla.cipher;

import org.jspecify.annotations.NullMarked;
