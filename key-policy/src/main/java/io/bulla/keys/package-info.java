/** The keys of the protected tables: their rows, their life in memory, the KMS behind them. */
@NullMarked
package io.bulla.keys;

import org.jspecify.annotations.NullMarked;
