/** The key services: the interface each implements, the visible list of them, and the local one. */
@NullMarked
package io.bulla.keys.kms;

import org.jspecify.annotations.NullMarked;
