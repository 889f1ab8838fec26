package io.bulla.samples.springboot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application. */
@SpringBootApplication
public class PatientApplication {
  public static void main(String[] arguments) {
    SpringApplication.run(PatientApplication.class, arguments);
  }
}
