package io.bulla.samples.springboot;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Somebody in treatment. */
@Entity
public class Patient {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(length = 60, nullable = false)
  private String name;

  @Column(length = 20, unique = true)
  private @Nullable String phone;

  @Column(nullable = false)
  private LocalDate birth;

  /** For JPA. */
  protected Patient() {
    this("", null, LocalDate.EPOCH);
  }

  public Patient(String name, @Nullable String phone, LocalDate birth) {
    this.name = name;
    this.phone = phone;
    this.birth = birth;
  }

  public @Nullable Long getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public @Nullable String getPhone() {
    return phone;
  }

  public void setPhone(@Nullable String phone) {
    this.phone = phone;
  }

  public LocalDate getBirth() {
    return birth;
  }
}
