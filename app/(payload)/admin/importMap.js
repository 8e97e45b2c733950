import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { TableFeatureClient as TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HorizontalRuleFeatureClient as HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StateField as StateField_e593678a42377d9fc9b7f1e8251d0a7a } from '../../../collections/articles/desk/state-field'
import { LiveField as LiveField_fda11591fbca72cf3f657318209b14d8 } from '../../../collections/printing/live-field'
import { ShareField as ShareField_18065387bd49a117c18a78fcc6eb4094 } from '../../../collections/articles/preview/share-field'
import { EarlierField as EarlierField_90a566fce32e5e97207dc80dad895d41 } from '../../../collections/articles/earlier/earlier-field'
import { DueDescription as DueDescription_92379907499c33e68edb837435ccb7f3 } from '../../../collections/articles/desk/due-field'
import { PublishButton as PublishButton_416cf030309f20f833528fb490093a4f } from '../../../collections/articles/desk/publish-button'
import { UnpublishButton as UnpublishButton_d82d99e7ec49e22aca997586ed90eca3 } from '../../../collections/articles/desk/unpublish-button'
import { VersionsView as VersionsView_23a6004378166af5154da77aeb40a255 } from '../../../collections/articles/versions/versions-view'
import { UsesField as UsesField_0dd303210174b2c98b1fbdb3f4c47b8a } from '../../../collections/media/uses/uses-field'
import { PublishButton as PublishButton_6815f3bf7f4d39a461ae2d950fc943ae } from '../../../collections/pages/publish-button'
import { SignInField as SignInField_082dbda38660c174e9fdd29f93f053f5 } from '../../../collections/users/sign-in/sign-in-field'
import { NewsroomIcon as NewsroomIcon_d018ca6311bba0d22ef1d03061b0527b } from '../../../collections/desk/mark-view'
import { NewsroomLogo as NewsroomLogo_d018ca6311bba0d22ef1d03061b0527b } from '../../../collections/desk/mark-view'
import { DeskCard as DeskCard_fa602b8e22af7bc6ab3be5e8b6cde866 } from '../../../collections/desk/desk-card'
import { PrintingCard as PrintingCard_4b02e7d3219ea3b1a075af482a000a3d } from '../../../collections/printing/printing-card'
import { FollowersCard as FollowersCard_2a0ca72e3c9852067d3e026d027212f3 } from '../../../collections/followers/followers-card'
import { LoginView as LoginView_5096e506321cb3ae1522b60490d66e06 } from '../../../collections/users/sign-in/login-view'
import { SignInView as SignInView_9121d7a18c2ab70d6416c23e8894d1f8 } from '../../../collections/users/sign-in/sign-in-view'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#TableFeatureClient": TableFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HorizontalRuleFeatureClient": HorizontalRuleFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/collections/articles/desk/state-field#StateField": StateField_e593678a42377d9fc9b7f1e8251d0a7a,
  "/collections/printing/live-field#LiveField": LiveField_fda11591fbca72cf3f657318209b14d8,
  "/collections/articles/preview/share-field#ShareField": ShareField_18065387bd49a117c18a78fcc6eb4094,
  "/collections/articles/earlier/earlier-field#EarlierField": EarlierField_90a566fce32e5e97207dc80dad895d41,
  "/collections/articles/desk/due-field#DueDescription": DueDescription_92379907499c33e68edb837435ccb7f3,
  "/collections/articles/desk/publish-button#PublishButton": PublishButton_416cf030309f20f833528fb490093a4f,
  "/collections/articles/desk/unpublish-button#UnpublishButton": UnpublishButton_d82d99e7ec49e22aca997586ed90eca3,
  "/collections/articles/versions/versions-view#VersionsView": VersionsView_23a6004378166af5154da77aeb40a255,
  "/collections/media/uses/uses-field#UsesField": UsesField_0dd303210174b2c98b1fbdb3f4c47b8a,
  "/collections/pages/publish-button#PublishButton": PublishButton_6815f3bf7f4d39a461ae2d950fc943ae,
  "/collections/users/sign-in/sign-in-field#SignInField": SignInField_082dbda38660c174e9fdd29f93f053f5,
  "/collections/desk/mark-view#NewsroomIcon": NewsroomIcon_d018ca6311bba0d22ef1d03061b0527b,
  "/collections/desk/mark-view#NewsroomLogo": NewsroomLogo_d018ca6311bba0d22ef1d03061b0527b,
  "/collections/desk/desk-card#DeskCard": DeskCard_fa602b8e22af7bc6ab3be5e8b6cde866,
  "/collections/printing/printing-card#PrintingCard": PrintingCard_4b02e7d3219ea3b1a075af482a000a3d,
  "/collections/followers/followers-card#FollowersCard": FollowersCard_2a0ca72e3c9852067d3e026d027212f3,
  "/collections/users/sign-in/login-view#LoginView": LoginView_5096e506321cb3ae1522b60490d66e06,
  "/collections/users/sign-in/sign-in-view#SignInView": SignInView_9121d7a18c2ab70d6416c23e8894d1f8,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
