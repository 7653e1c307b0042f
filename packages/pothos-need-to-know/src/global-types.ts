import type { DataCategory, DeclaredCategory, ResourceRef } from '@candour/need-to-know'
import type { FieldNullability, InputFieldMap, SchemaTypes, TypeParam } from '@pothos/core'
import type { NeedToKnowPlugin } from './plugin.ts'

/** One category, or several for a value derived from data of all of them. */
export type CategoryOption = DeclaredCategory | readonly [DeclaredCategory, ...DeclaredCategory[]]

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      needToKnow: NeedToKnowPlugin<Types>
    }

    export interface ObjectFieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > {
      /** What the value tells about somebody. Required: an unlabelled field does not compile, and does not build either. */
      category: CategoryOption
      /**
       * Further categories that this very row says it contains (free text, attachments): the viewer must be allowed all of them. They are
       * never named in a mark, because what a text contains is itself a fact about the person.
       */
      alsoContains?: (parent: ParentShape, context: Types['Context']) => readonly DataCategory[]
      /** Why a text of a sealed category may stand in clear in its column: what it says is a word of the product, or a name of staff. */
      inClear?: string
    }

    export interface InterfaceFieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > {
      /** What the value tells about somebody. Every type that implements the interface needs an `about`. */
      category: CategoryOption
    }

    export interface ObjectTypeOptions<Types extends SchemaTypes, Shape> {
      /** Whom an object of this type is about. Required by the build when any field of it is protected. */
      about?: (parent: Shape, context: Types['Context']) => ResourceRef
    }
  }
}
