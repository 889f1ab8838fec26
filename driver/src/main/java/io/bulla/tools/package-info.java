/** The command line: one file a verb, listed in {@code Main}. */
@NullMarked
package io.bulla.tools;

import org.jspecify.annotations.NullMarked;
