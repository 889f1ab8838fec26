@NullMarked
package io.bulla.samples.springboot;

import org.jspecify.annotations.NullMarked;
