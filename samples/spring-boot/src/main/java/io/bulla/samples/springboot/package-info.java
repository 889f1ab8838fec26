/** A Spring Boot application as it is written for any database; one property turns Bulla on. */
@NullMarked
package io.bulla.samples.springboot;

import org.jspecify.annotations.NullMarked;
