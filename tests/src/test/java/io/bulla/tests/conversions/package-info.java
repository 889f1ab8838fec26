/** Every getter and setter over every type: sealed columns against plain ones. */
@NullMarked
package io.bulla.tests.conversions;

import org.jspecify.annotations.NullMarked;
