/** Tools that applications use, each on plain and on sealed columns. */
@NullMarked
package io.bulla.tests.tools;

import org.jspecify.annotations.NullMarked;
