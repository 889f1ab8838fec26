/** JDBC objects over sealed tables against those over plain ones. */
@NullMarked
package io.bulla.tests.jdbc;

import org.jspecify.annotations.NullMarked;
