/** What differs between databases: their lexical rules, their names, their physical types. */
@NullMarked
package io.bulla.sql.dialect;

import org.jspecify.annotations.NullMarked;
