package io.varve.io.gcs.fake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two parts of a {@code multipart/related} body: the object's resource and its bytes. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Multipart(byte[] first, byte[] second) {

  private static final Pattern BOUNDARY =
      Pattern.compile("multipart/related; *boundary=\"?([^\";]+)\"?.*");

  static Multipart of(Request request) {
    Matcher type = BOUNDARY.matcher(request.header("Content-Type").orElse(""));
    if (!type.matches()) {
      throw Refusal.bad("No multipart/related with a boundary");
    }
    // One character per byte.
    String body = new String(request.body(), ISO_8859_1);
    String line = "--" + type.group(1);
    int first = body.indexOf(line);
    int second = body.indexOf("\r\n" + line, first + 1);
    int end = body.lastIndexOf("\r\n" + line + "--");
    if (first != 0 || second < 0 || end <= second) {
      throw Refusal.bad("Not two parts");
    }
    return new Multipart(
        content(body.substring(line.length(), second)),
        content(body.substring(second + 2 + line.length(), end)));
  }

  private static byte[] content(String part) {
    int headersEnd = part.indexOf("\r\n\r\n");
    if (headersEnd < 0) {
      throw Refusal.bad("A part without headers");
    }
    return part.substring(headersEnd + 4).getBytes(ISO_8859_1);
  }
}
