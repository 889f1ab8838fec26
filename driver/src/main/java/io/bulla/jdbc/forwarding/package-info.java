/** Generated classes that give every JDBC method its handling. */
@NullMarked
package io.bulla.jdbc.forwarding;

import org.jspecify.annotations.NullMarked;
