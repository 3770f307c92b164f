"use server";

import { refresh } from "next/cache";
import { createArticle } from "@/lib/knowledge/create-article";
import { createCategory } from "@/lib/knowledge/create-category";
import { previewArticle } from "@/lib/knowledge/get-article";
import * as inputs from "@/lib/knowledge/inputs";
import { publishArticle } from "@/lib/knowledge/publish-article";
import { removeCategory } from "@/lib/knowledge/remove-category";
import { renameCategory } from "@/lib/knowledge/rename-category";
import { saveArticle } from "@/lib/knowledge/save-article";
import { withdrawArticle } from "@/lib/knowledge/withdraw-article";
import { verbAction } from "@/lib/web/action";

export const create = verbAction("knowledge.write", inputs.createArticleInput, createArticle);
export const save = verbAction("knowledge.write", inputs.saveArticleInput, saveArticle, refresh);
export const publish = verbAction("knowledge.write", inputs.publishArticleInput, publishArticle, refresh);
export const withdraw = verbAction("knowledge.write", inputs.withdrawArticleInput, withdrawArticle, refresh);
export const preview = verbAction("knowledge.write", inputs.previewArticleInput, previewArticle);
export const addCategory = verbAction("knowledge.write", inputs.createCategoryInput, createCategory, refresh);
export const rename = verbAction("knowledge.write", inputs.renameCategoryInput, renameCategory, refresh);
export const remove = verbAction("knowledge.write", inputs.removeCategoryInput, removeCategory, refresh);
