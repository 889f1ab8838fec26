/** A key provider outside of Bulla, found by ServiceLoader. */
@NullMarked
package io.bulla.samples.ownkms;

import org.jspecify.annotations.NullMarked;
