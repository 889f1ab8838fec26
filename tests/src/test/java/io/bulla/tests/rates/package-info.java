/** Measures how much of the SQL of others Bulla understands; docs/parse-rates.md has the result. */
@NullMarked
package io.bulla.tests.rates;

import org.jspecify.annotations.NullMarked;
