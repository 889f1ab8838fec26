package io.bulla.tools;

import java.util.List;
import java.util.Map;

/** What a statement of a MyBatis mapper is made of. Immutable. */
sealed interface MapperNode {
  /** Text with {@code #{..}} and {@code ${..}}. */
  record Text(String text, int offset) implements MapperNode {}

  /** {@code <if>}: there or not. */
  record Optional(List<MapperNode> body) implements MapperNode {}

  /** {@code <choose>}: one of several; the last is {@code <otherwise>}, or nothing. */
  record Choose(List<List<MapperNode>> branches) implements MapperNode {}

  /** {@code <trim>}, {@code <where>}, {@code <set>}: around the body when it is not empty. */
  record Trim(
      String prefix,
      String suffix,
      List<String> withoutPrefixes,
      List<String> withoutSuffixes,
      List<MapperNode> body,
      int offset)
      implements MapperNode {}

  /** {@code <foreach>}. */
  record ForEach(String open, String close, String separator, List<MapperNode> body, int offset)
      implements MapperNode {}

  /** {@code <include>}. */
  record Include(String name, Map<String, String> properties, int offset) implements MapperNode {}
}
