/**
 * SQL text to SQL text and plan. This module sees neither keys nor values: what it cannot see it
 * cannot leak.
 */
@NullMarked
package io.bulla.sql;

import org.jspecify.annotations.NullMarked;
