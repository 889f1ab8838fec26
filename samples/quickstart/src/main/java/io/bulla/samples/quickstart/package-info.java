/** The first look at Bulla: a JDBC program that was not changed, and what its database holds. */
@NullMarked
package io.bulla.samples.quickstart;

import org.jspecify.annotations.NullMarked;
