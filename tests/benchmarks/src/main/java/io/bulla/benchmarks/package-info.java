/** What Bulla costs against the plain driver in the same run. */
@NullMarked
package io.bulla.benchmarks;

import org.jspecify.annotations.NullMarked;
