/** The tools as tests run them, from the package in which they are. */
@NullMarked
package io.bulla.tools;

import org.jspecify.annotations.NullMarked;
