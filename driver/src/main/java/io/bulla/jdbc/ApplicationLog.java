package io.bulla.jdbc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The application's own SLF4J, whichever version it has. The bundle carries a relocated copy for
 * the libraries inside it, so a compiled reference would log to that copy, which nobody reads.
 */
final class ApplicationLog {
  private ApplicationLog() {}

  /** Logs at INFO; through {@link System.Logger} where the application has no SLF4J. */
  static Consumer<String> named(String name) {
    Consumer<String> found = slf4j(ApplicationLog.class.getClassLoader(), name);
    if (found == null) {
      found = slf4j(Thread.currentThread().getContextClassLoader(), name);
    }
    if (found != null) {
      return found;
    }
    System.Logger logger = System.getLogger(name);
    return message -> logger.log(System.Logger.Level.INFO, message);
  }

  private static @Nullable Consumer<String> slf4j(@Nullable ClassLoader loader, String name) {
    // put together at run time: the bundle's relocation rewrites constants that look like the name
    String root = String.join(".", "org", "slf4j");
    try {
      Class<?> factory = Class.forName(root + ".LoggerFactory", true, loader);
      Class<?> type = Class.forName(root + ".Logger", true, loader);
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Object logger =
          lookup
              .findStatic(factory, "getLogger", MethodType.methodType(type, String.class))
              .invoke(name);
      MethodHandle info =
          lookup
              .findVirtual(type, "info", MethodType.methodType(void.class, String.class))
              .bindTo(logger);
      return message -> log(info, message);
    } catch (ClassNotFoundException e) {
      return null;
    } catch (Throwable e) {
      throw new IllegalStateException("SLF4J is on the class path and cannot be used", e);
    }
  }

  private static void log(MethodHandle info, String message) {
    try {
      info.invoke(message);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("SLF4J's Logger.info declares nothing checked", e);
    }
  }
}
