package io.github.ecomai.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The plan of the house: which packages each module holds and which modules it may use. */
final class Rooms {
  static final String ROOT = "io.github.ecomai";

  private static final Map<String, List<String>> PACKAGES = new TreeMap<>();

  static {
    PACKAGES.put(
        "core",
        packages(
            "",
            "data",
            "source",
            "csv",
            "commerce",
            "engine",
            "run",
            "error",
            "store",
            "math",
            "tree",
            "report"));
    PACKAGES.put("sql", packages("sql"));
    PACKAGES.put("parquet", packages("parquet"));
    PACKAGES.put("forecast", packages("market", "forecast", "decomposition"));
    PACKAGES.put("segment", packages("demand", "segment", "value", "pricing"));
    PACKAGES.put("fraud", packages("compliance", "anomaly", "risk", "sensitive", "document"));
    PACKAGES.put("copilot", packages("copilot"));
    PACKAGES.put("pulse", packages("pulse", "priceindex", "mcda", "matching"));
    PACKAGES.put("testkit", packages("testkit"));
    PACKAGES.put("commerce-data", packages("examples.commerce"));
    PACKAGES.put("quickstart", packages("examples.quickstart"));
    PACKAGES.put("tour", packages("examples.tour"));
  }

  private Rooms() {}

  private static List<String> packages(String... names) {
    return Arrays.stream(names).map(name -> name.isEmpty() ? ROOT : ROOT + "." + name).toList();
  }

  /** The main classes of every module that an application can have on its class path. */
  static JavaClasses everything() {
    return new ClassFileImporter()
        .withImportOption(location -> !location.contains("/test-classes/"))
        .importPackages(ROOT);
  }

  static String[] of(String... modules) {
    return Arrays.stream(modules).flatMap(m -> PACKAGES.get(m).stream()).toArray(String[]::new);
  }

  static String[] all() {
    return of(PACKAGES.keySet().toArray(String[]::new));
  }

  /** The published modules, in which the rules of a library hold. */
  static DescribedPredicate<JavaClass> library() {
    List<String> examples = List.of(of("commerce-data", "quickstart", "tour"));
    return DescribedPredicate.describe(
        "a class of the library", javaClass -> !examples.contains(javaClass.getPackageName()));
  }

  static DescribedPredicate<JavaClass> ours() {
    return DescribedPredicate.describe(
        "a class of ecom-ai", javaClass -> isOurs(javaClass.getPackageName()));
  }

  static boolean isOurs(String packageName) {
    return packageName.equals(ROOT) || packageName.startsWith(ROOT + ".");
  }
}
