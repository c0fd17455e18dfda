package io.varve.runners.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a query reads, as the database's own parser tells. Everything but one reading statement is
 * refused here: the settings of the database would let {@code COPY … TO} write over a file that it
 * may read.
 *
 * @param names tables that the query names, in lower case; also those of its own WITH
 * @param unknown whether it may read others, whose names are made while it is carried out
 */
record QueriedTables(Set<String> names, boolean unknown) {

  QueriedTables {
    names = Set.copyOf(names);
  }

  /**
   * Returns the tables of a query.
   *
   * @throws QueryRefusedException when it is not exactly one statement that only reads
   */
  static QueriedTables of(Connection connection, String query)
      throws SQLException, QueryRefusedException {
    if (query.indexOf('\0') >= 0) {
      throw new QueryRefusedException("it contains NUL");
    }
    JsonNode parsed = parse(connection, query);
    if (parsed.path("error").asBoolean()) {
      throw refusal(parsed, query);
    }
    int statements = parsed.path("statements").size();
    if (statements != 1) {
      throw new QueryRefusedException(
          statements == 0 ? "it is empty" : "it has " + statements + " statements; give one");
    }
    return in(parsed);
  }

  private static JsonNode parse(Connection connection, String query)
      throws SQLException, QueryRefusedException {
    try (PreparedStatement statement =
        connection.prepareStatement("select json_serialize_sql(?::varchar)::varchar")) {
      statement.setString(1, query);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return Json.parse(result.getString(1));
      }
    } catch (JsonProcessingException e) {
      throw new QueryRefusedException("it is nested too deeply", e);
    }
  }

  private static QueryRefusedException refusal(JsonNode parsed, String query) {
    String message = parsed.path("error_message").asText();
    if (!parsed.path("error_type").asText().equals("parser")) {
      return new QueryRefusedException(
          "only statements that read are answered, such as SELECT, WITH, FROM, VALUES, DESCRIBE,"
              + " SHOW and SUMMARIZE");
    }
    int position = Math.min(parsed.path("position").asInt(), query.length());
    String before = query.substring(0, position);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return new QueryRefusedException(
        "Parser Error: "
            + message
            + ", line "
            + line
            + ", column "
            + (position - before.lastIndexOf('\n')));
  }

  /** Walks without recursion, as deep as the text may be. */
  private static QueriedTables in(JsonNode parsed) {
    Set<String> names = new HashSet<>();
    boolean unknown = false;
    Deque<JsonNode> open = new ArrayDeque<>();
    open.push(parsed);
    while (!open.isEmpty()) {
      JsonNode node = open.pop();
      String type = node.path("type").asText();
      // Such as query_table('name'), and SHOW_REF is DESCRIBE and the like.
      unknown |= type.equals("TABLE_FUNCTION");
      if (type.equals("BASE_TABLE") || type.equals("SHOW_REF")) {
        names.add(node.path("table_name").asText().toLowerCase(Locale.ROOT));
      }
      node.forEach(open::push);
    }
    return new QueriedTables(names, unknown);
  }

  /** Returns whether the query may read a view. */
  boolean mayRead(String view) {
    return unknown || names.contains(view.toLowerCase(Locale.ROOT));
  }
}
