package io.varve.io.gcs.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** All buckets. Each precondition is checked under the lock that the change is made under. */
final class Objects {

  private static final int LONGEST_NAME = 1024;

  private final Map<String, NavigableMap<String, StoredObject>> live = new HashMap<>();
  private final Map<Long, StoredObject> archived = new HashMap<>();
  private boolean versioned;
  private long lastGeneration = 1_700_000_000_000_000L;

  /** Makes an empty bucket if there is none. */
  synchronized void makeBucket(String bucket) {
    live.computeIfAbsent(bucket, b -> new TreeMap<>(Objects::inBytes));
  }

  /** Keeps overwritten and deleted generations readable from now on. */
  synchronized void keepVersions() {
    versioned = true;
  }

  synchronized StoredObject put(
      String bucket,
      String name,
      byte[] content,
      Map<String, String> metadata,
      Conditions conditions) {
    requireName(name);
    conditions.require(find(bucket, name));
    Instant now = Instant.now();
    return store(
        new StoredObject(
            bucket, name, ++lastGeneration, 1, content.clone(), metadata, now, now, false));
  }

  /** Changes a live object in a way that the API under test does not offer. */
  synchronized void change(String bucket, String name, UnaryOperator<StoredObject> change) {
    store(change.apply(require(bucket, name, Optional.empty())));
  }

  /** Returns the live object of a name. */
  synchronized Optional<StoredObject> find(String bucket, String name) {
    return Optional.ofNullable(objects(bucket).get(name));
  }

  /** Returns the live object, or the generation asked for. */
  synchronized StoredObject require(String bucket, String name, Optional<Long> generation) {
    Optional<StoredObject> found = find(bucket, name);
    if (generation.isPresent() && !found.map(StoredObject::generation).equals(generation)) {
      found =
          Optional.ofNullable(archived.get(generation.get()))
              .filter(old -> old.bucket().equals(bucket) && old.name().equals(name));
    }
    return found.orElseThrow(() -> Refusal.notFound("No such object: " + bucket + "/" + name));
  }

  synchronized void delete(
      String bucket, String name, Optional<Long> generation, Conditions conditions) {
    StoredObject there = require(bucket, name, generation);
    conditions.require(Optional.of(there));
    archived.remove(there.generation());
    if (objects(bucket).remove(name, there) && versioned) {
      archived.put(there.generation(), there);
    }
  }

  /** Returns the live objects whose names begin so and follow another, in the service's order. */
  synchronized List<StoredObject> list(String bucket, String prefix, String after) {
    List<StoredObject> found = new ArrayList<>();
    for (StoredObject object : objects(bucket).tailMap(after, false).values()) {
      if (object.name().startsWith(prefix)) {
        found.add(object);
      }
    }
    return found;
  }

  private StoredObject store(StoredObject object) {
    StoredObject before = objects(object.bucket()).put(object.name(), object);
    if (before != null && versioned && before.generation() != object.generation()) {
      archived.put(before.generation(), before);
    }
    return object;
  }

  private NavigableMap<String, StoredObject> objects(String bucket) {
    NavigableMap<String, StoredObject> objects = live.get(bucket);
    if (objects == null) {
      throw Refusal.notFound("The specified bucket does not exist.");
    }
    return objects;
  }

  private static void requireName(String name) {
    if (name.isEmpty()
        || name.equals(".")
        || name.equals("..")
        || name.indexOf('\n') >= 0
        || name.indexOf('\r') >= 0
        || name.getBytes(UTF_8).length > LONGEST_NAME) {
      throw Refusal.bad("Invalid object name");
    }
  }

  private static int inBytes(String one, String other) {
    return Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
