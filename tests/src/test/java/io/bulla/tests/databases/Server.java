package io.bulla.tests.databases;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A running server.
 *
 * @param url its JDBC URL up to the name of the database
 * @param user who may create databases
 * @param password of that user
 * @param data its data directory; null for a server that is not ours
 * @param log the log of all statements it was sent; null for a server that is not ours
 */
record Server(String url, String user, String password, @Nullable Path data, @Nullable Path log) {}
