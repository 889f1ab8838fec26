/** What the suites share: a tap on the wire, answers that can be compared, and the two sides. */
@NullMarked
package io.bulla.tests.kit;

import org.jspecify.annotations.NullMarked;
