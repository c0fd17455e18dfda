package io.varve.runners.render;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.runners.sql.RowSink;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Rows as one JSON array of objects, one on a line. Columns of the same name are numbered. */
public final class JsonRows implements RowSink {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonGenerator json;
  private List<String> names = List.of();

  /** Returns a sink that prints as rows come. */
  public JsonRows(PrintStream out) throws IOException {
    this.json = MAPPER.createGenerator(out);
    json.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false);
    json.setPrettyPrinter(new RowsOnLines());
  }

  @Override
  public void columns(List<String> columns) throws IOException {
    names = distinct(columns);
    json.writeStartArray();
  }

  @Override
  public boolean row(List<JsonNode> cells) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < cells.size(); i++) {
      json.writeFieldName(names.get(i));
      json.writeTree(cells.get(i));
    }
    json.writeEndObject();
    return true;
  }

  /** Ends the array; has to be called after the last row. */
  public void end() throws IOException {
    json.writeEndArray();
    json.writeRaw('\n');
    json.flush();
  }

  private static List<String> distinct(List<String> columns) {
    List<String> distinct = new ArrayList<>();
    for (String column : columns) {
      String name = column;
      for (int n = 1; distinct.contains(name) || (n > 1 && columns.contains(name)); n++) {
        name = column + "_" + n;
      }
      distinct.add(name);
    }
    return distinct;
  }

  /** Line breaks between the objects of the array, and nowhere else. */
  private static final class RowsOnLines extends MinimalPrettyPrinter {

    private static final long serialVersionUID = 1;

    private int depth;

    @Override
    public void writeStartArray(JsonGenerator json) throws IOException {
      super.writeStartArray(json);
      depth++;
    }

    @Override
    public void writeEndArray(JsonGenerator json, int values) throws IOException {
      depth--;
      json.writeRaw(depth == 0 && values > 0 ? "\n]" : "]");
    }

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
      if (depth == 1) {
        json.writeRaw('\n');
      }
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(depth == 1 ? ",\n" : ",");
    }
  }
}
