package io.bulla.spring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes {@code spring.datasource.url=jdbc:bulla:...} enough. Spring Boot (2.7 to 4) guesses the
 * driver's class from the URL, does not know this one, and would fall back to an embedded
 * database's driver, which refuses the URL.
 */
@Configuration(proxyBeanMethods = false)
public class BullaAutoConfiguration {
  /** Static, so that it is there before the beans it processes. */
  @Bean
  static DriverClassPostProcessor bullaDriverClassPostProcessor() {
    return new DriverClassPostProcessor();
  }
}
