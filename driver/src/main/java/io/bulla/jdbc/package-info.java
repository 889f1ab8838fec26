/** The JDBC driver: what an application talks to. */
@NullMarked
package io.bulla.jdbc;

import org.jspecify.annotations.NullMarked;
