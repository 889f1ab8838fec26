/** What is protected and how: the policy file and the immutable records it becomes. */
@NullMarked
package io.bulla.policy;

import org.jspecify.annotations.NullMarked;
