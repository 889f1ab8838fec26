/** Random schemas, data and statements: sealed tables answer as plain ones, or Bulla refuses. */
@NullMarked
package io.bulla.tests.fuzz;

import org.jspecify.annotations.NullMarked;
