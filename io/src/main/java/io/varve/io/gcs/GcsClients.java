package io.varve.io.gcs;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The library's clients, one per endpoint. Safe for several threads, as the clients are. */
final class GcsClients {

  /** System property with the URL of another endpoint, for tests and emulators. */
  static final String ENDPOINT_PROPERTY = "varve.gcs.endpoint";

  /** Environment variable for the same, as other programs know it. */
  static final String ENDPOINT_VARIABLE = "STORAGE_EMULATOR_HOST";

  private static final int CONNECT_TIMEOUT_MS = 20_000;
  private static final int READ_TIMEOUT_MS = 60_000;
  private static final int TRIES = 6;

  /**
   * Only calls about projects need one, and there are none; looking for it would ask the network.
   */
  private static final String NO_PROJECT = "none";

  private static final Map<Optional<String>, Storage> CLIENTS = new HashMap<>();

  private GcsClients() {}

  /**
   * Returns the client for the endpoint in force.
   *
   * @param location what is to be used, for the message
   * @throws NoCredentialsException when there are no credentials
   */
  static synchronized Storage client(GcsLocation location) throws IOException {
    Optional<String> endpoint = endpoint();
    Storage client = CLIENTS.get(endpoint);
    if (client == null) {
      client = endpoint.isPresent() ? emulator(endpoint.get()) : service(location);
      CLIENTS.put(endpoint, client);
    }
    return client;
  }

  private static Optional<String> endpoint() {
    return Optional.ofNullable(System.getProperty(ENDPOINT_PROPERTY))
        .or(() -> Optional.ofNullable(System.getenv(ENDPOINT_VARIABLE)))
        .filter(url -> !url.isBlank())
        .map(url -> url.contains("://") ? url : "http://" + url);
  }

  private static Storage service(GcsLocation location) throws IOException {
    return options(Duration.ofSeconds(1))
        .setCredentials(credentials(location, GoogleCredentials::getApplicationDefault))
        .build()
        .getService();
  }

  /** Returns the credentials that a search finds. */
  static GoogleCredentials credentials(
      GcsLocation location, GcsCalls.Call<GoogleCredentials> search) throws IOException {
    try {
      return search.answer();
    } catch (IOException e) {
      throw new NoCredentialsException(location, e);
    }
  }

  /** An emulator is near: there is nothing to wait for between two tries. */
  private static Storage emulator(String url) {
    return options(Duration.ofMillis(1))
        .setHost(url)
        .setCredentials(NoCredentials.getInstance())
        .build()
        .getService();
  }

  /** All calls of this package may be repeated, those too of which the library cannot know it. */
  private static StorageOptions.Builder options(Duration firstDelay) {
    return StorageOptions.http()
        .setProjectId(NO_PROJECT)
        .setStorageRetryStrategy(StorageRetryStrategy.getUniformStorageRetryStrategy())
        .setRetrySettings(
            RetrySettings.newBuilder()
                .setMaxAttempts(TRIES)
                .setInitialRetryDelayDuration(firstDelay)
                .setRetryDelayMultiplier(2)
                .setMaxRetryDelayDuration(firstDelay.multipliedBy(16))
                .setTotalTimeoutDuration(Duration.ofMinutes(5))
                .build())
        .setTransportOptions(
            HttpTransportOptions.newBuilder()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setReadTimeout(READ_TIMEOUT_MS)
                .build());
  }
}
