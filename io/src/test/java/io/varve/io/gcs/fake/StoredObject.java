package io.varve.io.gcs.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * One generation of an object.
 *
 * @param composed whether it was composed of others, so that the service keeps no md5 of it
 */
@SuppressWarnings("ArrayRecordComponent") // two are equal when they are the same
public record StoredObject(
    String bucket,
    String name,
    long generation,
    long metageneration,
    byte[] content,
    Map<String, String> metadata,
    Instant created,
    Instant updated,
    boolean composed) {

  /** Returns the resource of the JSON API. */
  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("kind", "storage#object");
    json.put("id", bucket + "/" + name + "/" + generation);
    json.put("bucket", bucket);
    json.put("name", name);
    json.put("generation", Long.toString(generation));
    json.put("metageneration", Long.toString(metageneration));
    json.put("size", Integer.toString(content.length));
    json.put("timeCreated", created.toString());
    json.put("updated", updated.toString());
    json.put("crc32c", crc32c(content));
    if (!composed) {
      json.put("md5Hash", md5(content));
    }
    ObjectNode custom = json.putObject("metadata");
    metadata.forEach(custom::put);
    return json;
  }

  static String crc32c(byte[] content) {
    CRC32C sum = new CRC32C();
    sum.update(content);
    byte[] bytes = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String md5(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(content);
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
