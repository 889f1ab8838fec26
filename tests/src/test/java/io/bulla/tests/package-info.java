/** What spans modules: architecture, transparency, wire tap, rivals' failures, bad input. */
@NullMarked
package io.bulla.tests;

import org.jspecify.annotations.NullMarked;
