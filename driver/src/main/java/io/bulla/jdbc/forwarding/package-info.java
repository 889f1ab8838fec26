/**
 * Generated classes that give every JDBC method its handling. Unmarked: whether a JDBC method may
 * return null is the real driver's affair.
 */
@NullUnmarked
package io.bulla.jdbc.forwarding;

import org.jspecify.annotations.NullUnmarked;
