package io.varve.io.storage;

import io.varve.io.location.InvalidLocationException;
import io.varve.io.location.LocalLocation;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens a storage from its location alone, on any thread and any worker: a path of this machine, a
 * {@code file:} URI, or {@code scheme://authority/path} of any provider on the class path.
 *
 * <p>A {@code file:} URI is percent-encoded, as {@link Path#toUri} writes it. The other locations
 * are taken literally, as object stores write them: {@code %}, {@code #} and spaces are part of the
 * name.
 */
public final class Storages {

  private static final Pattern URL =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/]*)(.*)", Pattern.DOTALL);

  private Storages() {}

  /**
   * Makes sure that a location can be understood, without touching what it names.
   *
   * @throws InvalidLocationException when it cannot
   */
  public static void check(String location) {
    URI unused = understand(location);
  }

  /**
   * Opens the storage at a location, which need not exist yet.
   *
   * @throws InvalidLocationException when the location cannot be understood
   */
  public static Storage open(String location) throws IOException {
    URI root = understand(location);
    try {
      return provider(root.getScheme()).open(root);
    } catch (IllegalArgumentException e) {
      throw invalid(location, e);
    }
  }

  private static URI understand(String location) {
    try {
      return parse(location);
    } catch (IllegalArgumentException | URISyntaxException e) {
      throw invalid(location, e);
    }
  }

  private static InvalidLocationException invalid(String location, Exception why) {
    return new InvalidLocationException("Cannot open " + location + ": " + why.getMessage(), why);
  }

  private static URI parse(String location) throws URISyntaxException {
    if (location.isBlank()) {
      throw new IllegalArgumentException("the location is blank");
    }
    Matcher url = URL.matcher(location);
    if (LocalLocation.isOne(location) || !url.matches()) {
      return LocalLocation.path(location).toAbsolutePath().toUri();
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    provider(scheme); // an unknown scheme is the better message than a bad authority
    if (url.group(2).isEmpty()) {
      throw new IllegalArgumentException(
          "no name follows " + scheme + "://; write one, as in " + scheme + "://bucket/folder");
    }
    return new URI(scheme, url.group(2), url.group(3), null, null);
  }

  private static StorageProvider provider(String scheme) {
    return Optional.ofNullable(Providers.BY_SCHEME.get(scheme.toLowerCase(Locale.ROOT)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no storage for scheme '"
                        + scheme
                        + "'; "
                        + String.join(", ", Providers.BY_SCHEME.keySet())
                        + " and paths of this machine are supported."));
  }

  /** Loaded on first use. */
  private static final class Providers {
    static final SortedMap<String, StorageProvider> BY_SCHEME = load();

    private static SortedMap<String, StorageProvider> load() {
      // This class's own loader: a cluster's context class loader may hold other copies.
      ClassLoader loader = Storages.class.getClassLoader();
      SortedMap<String, StorageProvider> providers = new TreeMap<>();
      for (StorageProvider provider : ServiceLoader.load(StorageProvider.class, loader)) {
        providers.putIfAbsent(provider.scheme(), provider);
      }
      return Collections.unmodifiableSortedMap(providers);
    }
  }
}
