package chat.klatch.codegen;

import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** How a type looks on the wire. */
sealed interface Shape {
    record Text() implements Shape {
    }

    record Whole(boolean small) implements Shape {
    }

    record Flag() implements Shape {
    }

    /** A record around one string named {@code value}: just that string on the wire. */
    record Named(TypeElement type) implements Shape {
    }

    /** An enum: its constants' names in lower case. */
    record Choice(TypeElement type) implements Shape {
    }

    record Group(TypeElement type) implements Shape {
    }

    record Many(Shape element) implements Shape {
    }

    static Shape of(TypeMirror type) {
        if (type.getKind() == TypeKind.BOOLEAN) {
            return new Flag();
        }
        if (type.getKind() == TypeKind.LONG || type.getKind() == TypeKind.INT) {
            return new Whole(type.getKind() == TypeKind.INT);
        }
        if (!(type instanceof DeclaredType declared)) {
            throw new IllegalArgumentException("no wire shape for " + type);
        }
        var element = (TypeElement) declared.asElement();
        return switch (element.getQualifiedName().toString()) {
            case "java.lang.String" -> new Text();
            case "java.lang.Long" -> new Whole(false);
            case "java.lang.Integer" -> new Whole(true);
            case "java.lang.Boolean" -> new Flag();
            case "java.util.List" -> new Many(of(declared.getTypeArguments().getFirst()));
            default -> ofOwn(element);
        };
    }

    private static Shape ofOwn(TypeElement type) {
        if (type.getKind() == ElementKind.ENUM) {
            return new Choice(type);
        }
        if (type.getKind() != ElementKind.RECORD) {
            throw new IllegalArgumentException("no wire shape for " + type);
        }
        return isNamed(type.getRecordComponents()) ? new Named(type) : new Group(type);
    }

    private static boolean isNamed(List<? extends RecordComponentElement> components) {
        return components.size() == 1 && components.getFirst().getSimpleName().contentEquals("value");
    }

    static List<String> constants(TypeElement type) {
        return type.getEnclosedElements().stream().filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                .map(Element::getSimpleName).map(Object::toString).toList();
    }

    /** The constant that stands for names of other versions. */
    static String otherwise(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(element -> element.getAnnotationMirrors().stream().anyMatch(
                        mark -> mark.getAnnotationType().asElement().getSimpleName().contentEquals("Otherwise")))
                .map(Element::getSimpleName).map(Object::toString).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " does not say what an unknown name means"));
    }

    static String wireName(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
