package io.github.ecomai.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;

/** The rules that hold in every class of the library; {@link RulesTest} applies them. */
final class Rules {
  private static final List<String> MUTABLE =
      List.of(
          "java.util.ArrayList",
          "java.util.ArrayDeque",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.LinkedHashSet",
          "java.util.TreeMap",
          "java.util.TreeSet",
          "java.util.BitSet",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.lang.StringBuilder",
          "java.lang.ThreadLocal",
          "java.util.concurrent.ConcurrentHashMap");

  private Rules() {}

  static ArchRule signaturesAreFreeOfVendors() {
    return classes()
        .that(describe("are visible outside", PublicTypes::isVisible))
        .should(
            condition(
                "show only java.*, JSpecify and public types of ecom-ai",
                (javaClass, events) ->
                    PublicTypes.foreignIn(javaClass).forEach(text -> fail(events, text))));
  }

  static ArchRule noStaticMutableState() {
    return fields()
        .that()
        .areStatic()
        .should(
            condition(
                "be final and not of a mutable type",
                (field, events) -> {
                  if (isMutable(field)) {
                    fail(events, field.getDescription() + " is static mutable state");
                  }
                }));
  }

  private static boolean isMutable(JavaField field) {
    JavaClass type = field.getRawType();
    boolean open = !field.getModifiers().contains(JavaModifier.PRIVATE);
    boolean synthetic = field.getModifiers().contains(JavaModifier.SYNTHETIC);
    return !field.getModifiers().contains(JavaModifier.FINAL)
        || MUTABLE.contains(type.getName())
        || type.getPackageName().equals("java.util.concurrent.atomic")
        || (type.isArray() && open && !synthetic);
  }

  static ArchRule clockAndRandomnessComeFromTheRun() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(Rooms.ROOT + ".run")
        .should()
        .accessTargetWhere(readsClockOrRandomness());
  }

  private static DescribedPredicate<JavaAccess<?>> readsClockOrRandomness() {
    return describe(
        "reads a clock, a zone or randomness that RunContext does not know",
        access -> {
          AccessTarget target = access.getTarget();
          JavaClass owner = target.getOwner();
          return isClock(owner, target.getName()) || isRandomness(owner, target.getName());
        });
  }

  private static boolean isClock(JavaClass owner, String member) {
    return (owner.getPackageName().startsWith("java.time") && member.equals("now"))
        || (owner.isEquivalentTo(Clock.class) && member.startsWith("system"))
        || member.equals("systemDefault")
        || (owner.isEquivalentTo(System.class) && member.equals("currentTimeMillis"))
        || (owner.isEquivalentTo(Date.class) && member.equals("<init>"));
  }

  private static boolean isRandomness(JavaClass owner, String member) {
    return owner.isEquivalentTo(ThreadLocalRandom.class)
        || (owner.isEquivalentTo(Random.class) && member.equals("<init>"))
        || (owner.isEquivalentTo(SplittableRandom.class) && member.equals("<init>"))
        || (owner.isEquivalentTo(Math.class) && member.equals("random"))
        || (owner.isEquivalentTo(UUID.class) && member.equals("randomUUID"))
        || (owner.getName().equals("java.util.Collections") && member.equals("shuffle"));
  }

  static ArchRule nothingIsPrinted() {
    return noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "prints",
                access -> {
                  AccessTarget target = access.getTarget();
                  boolean stream =
                      target.getOwner().isEquivalentTo(System.class)
                          && (target.getName().equals("out") || target.getName().equals("err"));
                  return stream || target.getName().equals("printStackTrace");
                }));
  }

  static ArchRule packagesAreNullMarked() {
    return classes()
        .should(
            condition(
                "lie in a package marked @NullMarked",
                (javaClass, events) -> {
                  if (!javaClass.getPackage().isAnnotatedWith(NullMarked.class)) {
                    fail(events, javaClass.getPackageName() + " has no @NullMarked");
                  }
                }));
  }

  static ArchRule nothingIsSerialized() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.Object(Input|Output)Stream");
  }

  static ArchRule namesAreWordsOfTheDomain() {
    return noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils");
  }

  private interface Check<T> {
    void on(T item, ConditionEvents events);
  }

  private static <T> ArchCondition<T> condition(String description, Check<T> check) {
    return new ArchCondition<>(description) {
      @Override
      public void check(T item, ConditionEvents events) {
        check.on(item, events);
      }
    };
  }

  private static void fail(ConditionEvents events, String text) {
    events.add(SimpleConditionEvent.violated(text, text));
  }
}
