package io.bulla.spring;

import io.bulla.jdbc.BullaDriver;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Names the driver in {@code DataSourceProperties} when the URL is Bulla's and the application
 * names none. Reached by name: the class has changed its package between Spring Boot 3 and 4.
 */
final class DriverClassPostProcessor implements BeanPostProcessor {
  private static final String PROPERTIES = "DataSourceProperties";

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    boolean ofSpringBoot = bean.getClass().getName().startsWith("org.springframework.boot.");
    if (ofSpringBoot && bean.getClass().getSimpleName().equals(PROPERTIES)) {
      nameDriver(bean);
    }
    return bean;
  }

  private static void nameDriver(Object properties) {
    String url = text(properties, "getUrl");
    if (url == null || !url.startsWith("jdbc:bulla:")) {
      return;
    }
    if (text(properties, "getDriverClassName") == null) {
      call(properties, "setDriverClassName", BullaDriver.class.getName());
    }
  }

  private static @Nullable String text(Object properties, String getter) {
    return (String) call(properties, getter);
  }

  private static @Nullable Object call(Object properties, String method, String... arguments) {
    Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {String.class};
    try {
      return properties
          .getClass()
          .getMethod(method, types)
          .invoke(properties, (Object[]) arguments);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "this version of Spring Boot is not known: set spring.datasource.driver-class-name to "
              + BullaDriver.class.getName(),
          e);
    }
  }
}
