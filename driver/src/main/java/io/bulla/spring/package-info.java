/** What Spring Boot needs to find the driver; nothing of it is loaded elsewhere. */
@NullMarked
package io.bulla.spring;

import org.jspecify.annotations.NullMarked;
