/** Real databases for the tests: unpacked from Maven artifacts and started by ourselves. */
@NullMarked
package io.bulla.tests.databases;

import org.jspecify.annotations.NullMarked;
