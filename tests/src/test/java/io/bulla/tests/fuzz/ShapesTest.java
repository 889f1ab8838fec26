package io.bulla.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShapesTest {
  @Test
  void shapesAreReadFromTheTextWithoutLiteralsAndComments() {
    assertThat(Shapes.of("SELECT id FROM t WHERE a = 'x UNION y' -- GROUP BY\n"))
        .containsExactly("plain");
    assertThat(Shapes.of("SELECT DISTINCT\n\t a FROM t JOIN u ON t.a=u.a WHERE b IN(?,?)"))
        .contains("SELECT DISTINCT", "JOIN .. ON", "IN (list)")
        .doesNotContain("IN (query)");
    assertThat(Shapes.of("INSERT INTO t VALUES (?, ?), (1, 2) ON CONFLICT DO NOTHING"))
        .contains("INSERT .. VALUES", "several rows", "ON CONFLICT");
    assertThat(Shapes.of("SELECT * FROM t WHERE a IN (SELECT b FROM u UNION SELECT c FROM v)"))
        .contains("star", "IN (query)", "UNION")
        .doesNotContain("UNION ALL");
  }

  @Test
  void countsAreKeptByShape() {
    Shapes shapes = new Shapes();
    shapes.count("SELECT MAX(a) FROM t", "refused");
    shapes.count("SELECT MAX(a) FROM t", "alike");
    assertThat(shapes.lines())
        .singleElement()
        .asString()
        .contains("MIN, MAX, SUM", "2 statements", "1 answered alike", "1 refused (50 %)");
  }
}
