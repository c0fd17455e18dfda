package io.varve.runners.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Flink's REST interface, as any program would use it. */
final class ClusterRest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "varve-test-boundary";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;

  ClusterRest(String address) {
    this.address = address;
  }

  /** An answer, whatever its code. */
  record Answer(int code, JsonNode body) {}

  /** Returns the number of slots, used or not; 0 when nobody answers. */
  int slots() throws InterruptedException {
    try {
      return get("/overview").body().path("slots-total").asInt();
    } catch (IOException e) {
      return 0;
    }
  }

  /** Returns the state of each job by its id. */
  Map<String, String> jobs() throws IOException, InterruptedException {
    Map<String, String> jobs = new TreeMap<>();
    get("/jobs")
        .body()
        .path("jobs")
        .forEach(job -> jobs.put(job.path("id").asText(), job.path("status").asText()));
    return jobs;
  }

  /** Uploads a jar and returns what the cluster calls it. */
  String upload(Path jar) throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"";
    body.writeBytes(
        (head + jar.getFileName() + "\"\r\nContent-Type: application/java-archive\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(Files.readAllBytes(jar));
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    Answer answer =
        send(
            request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    String name = answer.body().path("filename").asText();
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Starts the main class of an uploaded jar. */
  Answer run(String jar, List<String> arguments, int parallelism)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    body.put("parallelism", parallelism);
    arguments.forEach(body.putArray("programArgsList")::add);
    return send(
        request("/jars/" + jar + "/run")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + address + path));
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }
}
